import type { AdminPage } from '../../elements/admin/admin-page.ts';

/** The pages of admin, in the order of the navigation; the first one stands where the address names none. */
export const adminPages: readonly AdminPage[] = [
  {
    name: 'overview',
    title: 'Overview',
    icon: 'chart',
    load: async () => (await import('./overview.ts')).openOverview,
  },
  { name: 'team', title: 'Team', icon: 'people', load: async () => (await import('./team.ts')).openTeam },
  { name: 'keys', title: 'API keys', icon: 'key', load: async () => (await import('./keys.ts')).openKeys },
  {
    name: 'widget',
    title: 'Widget',
    icon: 'chat',
    isWide: true,
    load: async () => (await import('./widget.ts')).openWidget,
  },
  {
    name: 'library',
    title: 'Library',
    icon: 'book',
    load: async () => (await import('./library.ts')).openLibrary,
  },
  {
    name: 'install',
    title: 'Install',
    icon: 'code',
    load: async () => (await import('./install.ts')).openInstall,
  },
  {
    name: 'compliance',
    title: 'Compliance',
    icon: 'shield',
    load: async () => (await import('./compliance.ts')).openCompliance,
  },
  {
    name: 'audit',
    title: 'Audit log',
    icon: 'list',
    load: async () => (await import('./audit.ts')).openAudit,
  },
];
