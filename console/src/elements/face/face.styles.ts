import { css } from 'lit';

export const faceStyles = css`
  .face {
    --size: var(--face-size, 40px);
    position: relative;
    display: inline-block;
    flex: none;
    inline-size: var(--size);
    block-size: var(--size);
  }

  .ground {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    border-radius: 50%;
    font-size: calc(var(--size) * 0.36);
    font-weight: var(--iris-weight-strong);
    line-height: 1;
    letter-spacing: 0.01em;
    user-select: none;
    background: light-dark(oklch(0.93 0.045 var(--hue)), oklch(0.34 0.06 var(--hue)));
    color: light-dark(oklch(0.43 0.11 var(--hue)), oklch(0.88 0.07 var(--hue)));
    /* A tone may be that of the ground, as on a selected row. */
    box-shadow: inset 0 0 0 1px color-mix(in srgb, currentColor 18%, transparent);
  }

  .ground img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: inherit;
  }

  .tone-0 {
    --hue: 285;
  }
  .tone-1 {
    --hue: 245;
  }
  .tone-2 {
    --hue: 205;
  }
  .tone-3 {
    --hue: 165;
  }
  .tone-4 {
    --hue: 125;
  }
  .tone-5 {
    --hue: 75;
  }
  .tone-6 {
    --hue: 35;
  }
  .tone-7 {
    --hue: 350;
  }

  .dot {
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    inline-size: clamp(10px, calc(var(--size) * 0.28), 16px);
    block-size: clamp(10px, calc(var(--size) * 0.28), 16px);
    box-sizing: border-box;
    border: 2px solid var(--face-backdrop, var(--iris-surface));
    border-radius: 50%;
  }

  .dot.online {
    background: var(--iris-online);
  }

  /* Away is also another shape: a ring, for whoever can't tell the colours apart. */
  .dot.away {
    background: radial-gradient(
      circle,
      var(--face-backdrop, var(--iris-surface)) 28%,
      var(--iris-waiting) 32%
    );
  }
`;
