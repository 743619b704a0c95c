import type { ApiDocument, Operation, Response, Schema } from './api-document.ts';
import { escape, sentence } from './escape.ts';
import { fieldTable, tableOf } from './fields.ts';

interface Place {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** A group of operations with its heading. */
interface Group {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/** The API reference, a group a tag. */
export function referenceOf({ tags, paths }: ApiDocument): Group[] {
  const places = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return tags.map(({ name, description }) => {
    const id = `api-${name.toLowerCase()}`;
    const title = titleOf(name);
    const own = places.filter(({ operation }) => operation.tags.includes(name));
    const html = `<section aria-labelledby="${id}"><h3 id="${id}">${title}</h3><p>${sentence(description)}</p>${own.map(operationHtml).join('')}</section>`;
    return { id, title, html };
  });
}

/** "widgetConfig" as "Widget config". */
function titleOf(tag: string): string {
  const words = tag.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function operationHtml({ method, path, operation }: Place): string {
  const body = operation.requestBody?.content['application/json']?.schema;
  return `<details class="operation" id="${escape(operation.operationId)}">
<summary><span class="method ${method.toLowerCase()}">${method}</span><code class="path">${pathHtml(path)}</code><span class="says">${sentence(operation.summary)}</span></summary>
<p class="callers">${sentence(operation.description)}</p>
${parametersHtml(operation)}${body ? `<h4>Body</h4>${fieldTable(body)}` : ''}${answersHtml(operation)}
</details>`;
}

/** Parameters stand out, and a long path may break before each part. */
const pathHtml = (path: string): string =>
  escape(path)
    .replaceAll('/', '<wbr>/')
    .replaceAll(/\{\w+\}/g, '<var>$&</var>');

function parametersHtml({ parameters }: Operation): string {
  const places = { path: 'In the path', query: 'In the query', header: 'Headers' } as const;
  return (['path', 'query', 'header'] as const)
    .map((place) => {
      const own = parameters.filter((parameter) => parameter.in === place);
      const table = tableOf(
        own.map(({ name, schema, required }) => ({ name, schema, isRequired: required })),
      );
      return table && `<h4>${places[place]}</h4>${table}`;
    })
    .join('');
}

function answersHtml({ responses }: Operation): string {
  const errors = Object.entries(responses)
    .filter(([status]) => isError(status))
    .map(([status, { description }]) => `<li><code>${status}</code> ${escape(description)}</li>`);
  return `${successesHtml(responses)}<h4>Or refuses</h4><ul class="errors">${errors.join('')}</ul>`;
}

const isError = (status: string): boolean => status >= '400';

/** What is made stands before what is repeated, and equal bodies stand once. */
function successesHtml(responses: Operation['responses']): string {
  const successes = Object.entries(responses).filter(([status]) => !isError(status));
  const bySchema = Map.groupBy(successes.reverse(), ([, { content }]) => JSON.stringify(content));
  return [...bySchema.values()].map(successHtml).join('');
}

function successHtml(equal: readonly (readonly [string, Response])[]): string {
  const statuses = equal.map(
    ([status, { description }]) =>
      `<code>${status}</code> <span class="quiet">${sentence(description)}</span>`,
  );
  const schema = equal[0]?.[1].content?.['application/json']?.schema;
  return `<h4>Answers ${statuses.join(', ')}</h4>${schema ? fieldTable(payloadOf(schema)) : ''}`;
}

/** What stands in the envelope, when nothing stands beside it. */
function payloadOf(schema: Schema): Schema {
  const data = schema.properties?.['data'];
  return data?.properties && Object.keys(schema.properties ?? {}).length === 1 ? data : schema;
}
