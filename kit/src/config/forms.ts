import Type from 'typebox';

/** A TCP port to listen on. */
export const portSetting = (unset: number) =>
  Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: unset,
    description: 'a port from 0 to 65535 (0 picks a free one)',
  });

/** Where Prometheus finds core-api's metrics: a listener of its own, and none unless somebody names it. */
export const metricsPortSetting = () =>
  Type.Integer({
    minimum: 0,
    maximum: 65_535,
    description: 'a port from 0 to 65535 (0 picks a free one and logs it)',
  });

/** An address or name to listen on. */
export const hostSetting = () =>
  Type.String({
    pattern: '^[A-Za-z0-9.:_-]+$',
    default: '127.0.0.1',
    description: 'an IP address or host name to listen on',
  });

/** A base URL: scheme, host and port, nothing else. */
export const originSetting = () =>
  Type.String({
    pattern: '^https?://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?$',
    description: 'http(s)://host or http(s)://host:port, without a path',
  });

/** How many proxies in front may be believed about `X-Forwarded-For`. */
export const trustProxySetting = () =>
  Type.Integer({ minimum: 0, maximum: 10, default: 0, description: 'a number of proxies from 0 to 10' });

/** From which level on lines are logged. */
export const logLevelSetting = () =>
  Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'one of fatal, error, warn, info, debug, trace, silent',
  });

/** The secret by which core-api knows a request of our bff. */
export const bffKeySetting = () =>
  Type.String({ minLength: 32, description: 'a random text of 32 characters or more' });

/** A mail server. The form leaves nothing that an URL parser would stumble over later. */
export const smtpSetting = () =>
  Type.String({
    pattern: '^smtps?://(?:[^@\\s/]+@)?(?:[^:@\\s/?]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?(?:[/?]\\S*)?$',
    description: 'smtp://host:port or smtps://user:password@host:port',
  });

const natsServer =
  '(?:nats|tls)://(?:(?:[^@:,/\\s%]|%[0-7][0-9A-Fa-f])+(?::(?:[^@:,/\\s%]|%[0-7][0-9A-Fa-f])+)?@)?' +
  '(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?';

/** One NATS server or several of a cluster. What an address can't hold as it is stands there percent-encoded. */
export const natsSetting = () =>
  Type.String({
    pattern: `^${natsServer}(?:,${natsServer})*$`,
    description:
      'nats://host:port, nats://token@host or tls://user:password@host, or several with commas between',
  });

/** An outside model that may word drafts: all of it unset, or at least address and name (see `assertModelComplete`). */
export const modelSettings = () => ({
  IRIS_LLM_URL: Type.Optional(
    Type.String({
      pattern: '^https?://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?(?:/[A-Za-z0-9._~/%:-]*)?$',
      description: 'the address of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1',
    }),
  ),
  IRIS_LLM_MODEL: Type.Optional(Type.String({ pattern: '^\\S{1,200}$', description: 'the name of a model' })),
  IRIS_LLM_KEY: Type.Optional(
    Type.String({ pattern: '^[\\x21-\\x7e]{1,4096}$', description: 'the API key of the model' }),
  ),
});
