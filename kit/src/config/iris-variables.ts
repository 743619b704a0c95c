/**
 * Every `IRIS_…` environment variable that one of our processes reads (contract §1). All of them are handed the
 * same environment, so each knows the names of the others' settings; a name that stands nowhere is a typing error.
 */
export const irisVariables: ReadonlySet<string> = new Set([
  'IRIS_HOST',
  'IRIS_API_PORT',
  'IRIS_BFF_PORT',
  'IRIS_METRICS_PORT',
  'IRIS_DATA_DIR',
  'IRIS_PUBLIC_API_BASE',
  'IRIS_PUBLIC_CDN_BASE',
  'IRIS_RATE_LIMIT_SCALE',
  'IRIS_TRUST_PROXY',
  'IRIS_LLM_URL',
  'IRIS_LLM_MODEL',
  'IRIS_LLM_KEY',
  'IRIS_WEBHOOK_ALLOW_PRIVATE',
  // Between our own processes: set by `npm start`, or by whoever runs them one by one.
  'IRIS_API_URL',
  'IRIS_BFF_KEY',
  'IRIS_DB_APP_PASSWORD',
  'IRIS_DEMO_TENANT_ID',
]);
