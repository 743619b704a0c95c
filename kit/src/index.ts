export { systemClock, type Clock, type Dispose } from './clock.ts';
export { ManualClock } from './manual-clock.ts';
export { Refresher } from './refresher.ts';
export { newId } from './ids.ts';
export {
  bffKeySetting,
  hostSetting,
  logLevelSetting,
  modelSettings,
  originSetting,
  metricsPortSetting,
  natsSetting,
  portSetting,
  smtpSetting,
  trustProxySetting,
} from './config/forms.ts';
export { readSettings, SettingsError, type Environment } from './config/read-settings.ts';
export { assertModelComplete, type ModelSettings } from './config/model-complete.ts';
export { settingsOrExit } from './config/settings-or-exit.ts';
export { createLog, type Logger } from './log/create-log.ts';
export type { RequestState } from './http/request-state.ts';
export { createApp } from './http/create-app.ts';
export { requestIdFrom } from './http/request-id.ts';
export { asIrisError } from './http/error-body.ts';
export { readJsonBody } from './http/json-body.ts';
export { health, type Needs } from './http/health.ts';
export { clientAddress } from './http/client-address.ts';
export { runService, type Service } from './lifecycle/run-service.ts';
export { listen, serverOf } from './lifecycle/serve.ts';
export { requestSpans } from './tracing/request-span.ts';
export { drain } from './lifecycle/drain.ts';
export { refuseUpgrade } from './socket/refuse-upgrade.ts';
export { boundedSend } from './socket/bounded-send.ts';
export { pingFrame, textFrame } from './socket/text-frame.ts';
export { HeartbeatWheel, type Beat } from './socket/heartbeat-wheel.ts';
export { isLoopback, parseOrigin, type Origin } from './origins/origin.ts';
export { isOriginAllowed, originRules, parseOriginRule, type OriginRule } from './origins/rule.ts';
export { ownOrigins } from './origins/own-origins.ts';
