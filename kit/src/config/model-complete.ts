import { SettingsError } from './read-settings.ts';

/** An outside model as the settings have it. */
export interface ModelSettings {
  readonly IRIS_LLM_URL?: string;
  readonly IRIS_LLM_MODEL?: string;
  readonly IRIS_LLM_KEY?: string;
}

/** Half a model would be none, in silence. @throws {SettingsError} */
export function assertModelComplete(settings: ModelSettings): void {
  const { IRIS_LLM_URL: url, IRIS_LLM_MODEL: model, IRIS_LLM_KEY: key } = settings;
  if (url === undefined && (model ?? key) !== undefined)
    throw new SettingsError(
      'IRIS_LLM_URL: got nothing, takes an address beside IRIS_LLM_MODEL and IRIS_LLM_KEY',
    );
  if (url !== undefined && model === undefined)
    throw new SettingsError('IRIS_LLM_MODEL: got nothing, takes the name of a model beside IRIS_LLM_URL');
}
