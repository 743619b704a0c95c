import { newId } from '@iris/kit';
import { describe, expect, it } from 'vitest';
import { demoPage } from './demo-page.ts';
import { servedFile } from './load-files.ts';

const html = '<script src="{{cdn_base}}/iris.js" data-tenant-id="{{tenant_id}}"></script> {{tenant_id}}';
const template = servedFile('/demo.html', 'text/html', Buffer.from(html));
const [configured, asked] = [newId(), newId()];
const fill = (tenantId: string | undefined, ask: unknown) =>
  demoPage(template, { cdnBase: 'http://cdn', tenantId, asked: ask }).variants.identity.bytes.toString();

describe('demoPage', () => {
  it('fills in the base and the configured workspace, or the one that is asked for', () => {
    expect(fill(configured, undefined)).toBe(
      `<script src="http://cdn/iris.js" data-tenant-id="${configured}"></script> ${configured}`,
    );
    expect(fill(configured, asked)).toContain(asked);
    expect(fill(undefined, asked)).toContain(asked);
  });

  it.each([undefined, '', '"><script>', [asked, asked]])('fills in nothing that is no id: %j', (ask) => {
    expect(() => fill(undefined, ask)).toThrow('/demo.html?tenant_id=');
  });
});
