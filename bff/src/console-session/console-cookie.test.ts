import { describe, expect, it } from 'vitest';
import { ConsoleCookie } from './console-cookie.ts';

const token = 'eyJh.eyJi.c2ln';

describe('ConsoleCookie', () => {
  it('is a __Host- cookie, HttpOnly, Secure and SameSite=Strict', () => {
    const cookie = new ConsoleCookie('https://cdn.example.com');
    expect(cookie.keep(token, 60.9)).toBe(
      `__Host-iris_session=${token}; Max-Age=60; Path=/; HttpOnly; SameSite=Strict; Secure`,
    );
    expect(cookie.forget()).toBe(
      '__Host-iris_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure',
    );
  });

  it('goes without prefix and Secure only on a plain-http loopback base', () => {
    expect(new ConsoleCookie('http://127.0.0.1:4100').keep(token, 1)).toBe(
      `iris_session=${token}; Max-Age=1; Path=/; HttpOnly; SameSite=Strict`,
    );
    for (const base of ['http://10.0.0.7:4100', 'https://localhost:4100']) {
      expect(new ConsoleCookie(base).keep(token, 1)).toMatch(/^__Host-.*; Secure$/);
    }
  });

  it('reads its own cookie among others, and only something that looks like a token', () => {
    const cookie = new ConsoleCookie('https://cdn.example.com');
    expect(cookie.tokenOf({ cookie: `a=b; __Host-iris_session=${token}; c=d` })).toBe(token);
    expect(cookie.tokenOf({ cookie: `iris_session=${token}` })).toBeUndefined();
    expect(cookie.tokenOf({ cookie: '__Host-iris_session=a b\r\nx' })).toBeUndefined();
    expect(cookie.tokenOf({ cookie: '__Host-iris_session=' })).toBeUndefined();
    expect(cookie.tokenOf({})).toBeUndefined();
  });
});
