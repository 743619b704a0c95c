/** The few words that the launcher needs, in every language: loading a file for them would cost a request. */
export interface LauncherWords {
  readonly open: string;
  readonly close: string;
  /** The panel could not be loaded. */
  readonly unreachable: string;
  /** Followed by the number. */
  readonly unread: string;
}

/** Languages that the widget speaks. */
export type Locale = 'en' | 'de' | 'fr' | 'es' | 'ar';

export const launcherWords: Readonly<Record<Locale, LauncherWords>> = {
  en: {
    open: 'Open chat',
    close: 'Close chat',
    unreachable: 'Not reachable right now, try again',
    unread: 'Unread messages',
  },
  de: {
    open: 'Chat öffnen',
    close: 'Chat schließen',
    unreachable: 'Gerade nicht erreichbar, bitte erneut versuchen',
    unread: 'Ungelesene Nachrichten',
  },
  fr: {
    open: 'Ouvrir le chat',
    close: 'Fermer le chat',
    unreachable: 'Injoignable pour le moment, réessayez',
    unread: 'Messages non lus',
  },
  es: {
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    unreachable: 'No disponible ahora, inténtalo de nuevo',
    unread: 'Mensajes sin leer',
  },
  ar: {
    open: 'فتح المحادثة',
    close: 'إغلاق المحادثة',
    unreachable: 'غير متاحة الآن، حاول مرة أخرى',
    unread: 'رسائل غير مقروءة',
  },
};

const isLocale = (language: string): language is Locale => Object.hasOwn(launcherWords, language);

/** The first of the wanted languages (BCP 47 tags) that we speak; English if none. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (isLocale(language)) return language;
  }
  return 'en';
}

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');
