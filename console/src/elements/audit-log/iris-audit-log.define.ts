import { IrisAuditLog } from './iris-audit-log.ts';

customElements.define('iris-audit-log', IrisAuditLog);

declare global {
  interface HTMLElementTagNameMap {
    'iris-audit-log': IrisAuditLog;
  }
}
