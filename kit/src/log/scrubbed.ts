/** A mark of each secret below: most texts have none, and each request's path is looked through. */
const suspect = /eyJ|iris_|whsec_|:\/\/|=/;
const jwt = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const apiKey = /\biris_(sk|pub|live)_[\w-]+/g;
const webhookSecret = /\bwhsec_[\w+/=-]+/g;
const userinfo = /(\w+:\/\/)[^\s/@]+@/g;
const secretPair = /\b(token|password|secret|key|authorization)=[^\s&"']+/gi;

/** Text that may be logged: tokens, keys, and passwords in addresses and query strings are struck out. */
export function scrubbed(text: string): string {
  if (!suspect.test(text)) return text;
  return text
    .replace(jwt, '[token]')
    .replace(apiKey, 'iris_$1_[key]')
    .replace(webhookSecret, 'whsec_[secret]')
    .replace(userinfo, '$1***@')
    .replace(secretPair, '$1=***');
}
