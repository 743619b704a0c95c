import type { Mail } from './mail.ts';

/** What a mail says, once for both of its forms. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, after the paragraphs. */
  readonly action: { readonly label: string; readonly url: string };
  /** Small print at the end. */
  readonly footnote: string;
}

/** A letter as plain text and as simple HTML that needs no style sheet, image or script. */
export function mailOf({ to, subject, paragraphs, action, footnote }: Letter): Mail {
  const text = [...paragraphs, `${action.label}:\n${action.url}`, footnote].join('\n\n');
  const html = `<!doctype html>
<html lang="en">
<body style="margin:0;padding:32px 16px;background:#f6f6f8;font:16px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#1b1d21">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
${paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`).join('\n')}
<p style="margin:24px 0"><a href="${escaped(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#5b5bd6;color:#ffffff;text-decoration:none;font-weight:600">${escaped(action.label)}</a></p>
<p style="margin:0;font-size:13px;color:#60646c">${escaped(footnote)}</p>
</div>
</body>
</html>
`;
  return { to, subject, text: `${text}\n`, html };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
