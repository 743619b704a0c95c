export { systemClock, type Clock, type Dispose } from './clock.ts';
export { ManualClock } from './manual-clock.ts';
export { newId } from './ids.ts';
export {
  bffKeySetting,
  hostSetting,
  logLevelSetting,
  originSetting,
  portSetting,
  trustProxySetting,
} from './config/forms.ts';
export { readSettings, SettingsError, type Environment } from './config/read-settings.ts';
export { settingsOrExit } from './config/settings-or-exit.ts';
