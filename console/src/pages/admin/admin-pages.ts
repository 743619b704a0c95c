import type { AdminPage } from '../../elements/admin/admin-page.ts';

/** The pages of admin, in the order of the navigation; the first one stands where the address names none. */
export const adminPages: readonly AdminPage[] = [
  { name: 'team', title: 'Team', icon: 'people', load: async () => (await import('./team.ts')).openTeam },
];
