/** Rows of one height under each other, seen through a window. */
export interface Rows {
  readonly count: number;
  readonly rowPx: number;
}

/** What is drawn: from `first` up to, not including, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** So many rows above and below the view are drawn too: a short way of scrolling finds them there. */
const spareRows = 8;
/** The range moves in steps, so that not every row scrolled is a change. */
const stepRows = 4;

/** So many rows are drawn at once: more would keep a slow machine from answering in time. */
const mostNewRows = 3;

/** The rows in view while that begins at `top` and is `height` high, both in px. */
export function viewAt({ count, rowPx }: Rows, top: number, height: number): RowRange {
  return {
    first: clamp(Math.floor(top / rowPx), count),
    end: clamp(Math.ceil((top + height) / rowPx), count),
  };
}

/** The rows to draw around a view. */
export function rangeAround({ count }: Rows, view: RowRange): RowRange {
  return {
    first: clamp(Math.floor((view.first - spareRows) / stepRows) * stepRows, count),
    end: clamp(Math.ceil((view.end + spareRows) / stepRows) * stepRows, count),
  };
}

/**
 * What can be drawn next on the way from `drawn` to `wanted`: what is drawn and still wanted, and a few rows more,
 * those of the view before those around it.
 */
export function rangeTowards(drawn: RowRange, wanted: RowRange, view: RowRange): RowRange {
  const isFar = drawn.end <= wanted.first || drawn.first >= wanted.end;
  let first = isFar ? view.first : Math.max(drawn.first, wanted.first);
  let end = isFar ? view.first : Math.min(drawn.end, wanted.end);
  for (let row = 0; row < mostNewRows; row += 1) {
    if (end < view.end) end += 1;
    else if (first > view.first) first -= 1;
    else if (end < wanted.end) end += 1;
    else if (first > wanted.first) first -= 1;
  }
  return { first, end };
}

/**
 * By how many rows what stands at `index` has moved from one order to another. If it left, what came after it tells;
 * zero when nothing in view is left.
 */
export function shiftOf<Key>(
  before: readonly Key[],
  after: readonly Key[],
  index: number,
  inView: number,
): number {
  for (let at = index; at < Math.min(index + inView, before.length); at += 1) {
    const key = before[at];
    const place = key === undefined ? -1 : after.indexOf(key);
    if (place !== -1) return place - at;
  }
  return 0;
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count));
}
