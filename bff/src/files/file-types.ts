/** The kinds of files that are served; anything else in the folders stays there. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The content type of a path by its ending, or undefined for what is not served. */
export function contentTypeOf(path: string): string | undefined {
  return contentTypes[path.slice(path.lastIndexOf('.'))];
}

/** Whether compressing makes sense: images and fonts are compressed already. */
export function isText(contentType: string): boolean {
  return /^(?:text\/|application\/json|image\/svg)/.test(contentType);
}
