import { describe, expect, it } from 'vitest';
import { sourceOf } from './source.ts';

const own = new Set(['https://cdn.example.com']);
const from = (method: string, headers: Record<string, string>) => sourceOf({ method, headers }, own).from;

describe('sourceOf', () => {
  it('knows our own pages and other sites by their origin', () => {
    expect(from('POST', { origin: 'https://cdn.example.com' })).toBe('own');
    expect(from('POST', { origin: 'https://shop.example' })).toBe('site');
  });

  it('takes a same-origin GET without an origin for our own, and nothing else without one', () => {
    expect(from('GET', { 'sec-fetch-site': 'same-origin' })).toBe('own');
    expect(from('GET', {})).toBe('nowhere');
    expect(from('GET', { 'sec-fetch-site': 'same-site' })).toBe('nowhere');
    expect(from('GET', { 'sec-fetch-site': 'none' })).toBe('nowhere');
    expect(from('HEAD', { 'sec-fetch-site': 'same-origin' })).toBe('nowhere');
    expect(from('POST', { 'sec-fetch-site': 'same-origin' })).toBe('nowhere');
  });

  it('does not let Sec-Fetch-Site speak for an origin that is there', () => {
    const headers = { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' };
    expect(from('GET', headers)).toBe('site');
  });

  it.each([
    'null',
    '',
    'https://cdn.example.com, https://cdn.example.com',
    'https://cdn.example.com/',
    'file://',
  ])('takes a malformed origin %j for none, also on a same-origin GET', (origin) => {
    expect(from('GET', { origin, 'sec-fetch-site': 'same-origin' })).toBe('nowhere');
  });
});
