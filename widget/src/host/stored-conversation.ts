/**
 * Whether this browser has a conversation that is running: one in which somebody wrote. Only then does the
 * widget call home before the visitor shows intent (contract §11). The key and shape are those of the client's
 * guest session; its code isn't loaded yet.
 */
export function hasRunningConversation(tenantId: string): boolean {
  try {
    return JSON.parse(localStorage.getItem(`iris:${tenantId}`) ?? '').chat.last_seq > 0;
  } catch {
    return false;
  }
}
