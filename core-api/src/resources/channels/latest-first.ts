/** Latest activity of the channels `c` first. The indexes are of `active_in` (0550), which says the same more coarsely. */
export const latestFirst = 'c.active_in desc, c.updated_at desc, c.id desc';

/** Whether a channel `c` comes after a place in that order. */
export const isBefore = (updatedAt: string, id: string): string =>
  `(c.active_in, c.updated_at, c.id) < (date_bin('10 minutes', ${updatedAt}, 'epoch'), ${updatedAt}, ${id})`;
