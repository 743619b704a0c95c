import type { Wire } from '../clients/node-environment.ts';
import type { Violation } from '../history/history.ts';
import { calm } from './calm.ts';
import { earlyAnswers } from './early-answers.ts';
import type { Fault } from './fault.ts';

/** A fault of the product's own, as good as it can be had without building one in, and what it has to be found as. */
export interface Planted {
  readonly fault: Fault;
  readonly kind: Violation['kind'];
}

const isMessage = (text: string) => text.startsWith('{"type":"message.new"');

/** Does something to the third message of every socket, which nothing else would hide. */
function atThird(act: Wire): () => Wire {
  return () => {
    let count = 0;
    return (text, pass) => {
      if (isMessage(text)) count += 1;
      if (isMessage(text) && count === 3) act(text, pass);
      else pass(text);
    };
  };
}

/** Holds the third message back until after the fourth. */
function swapping(): Wire {
  let count = 0;
  let held = '';
  return (text, pass) => {
    if (isMessage(text)) count += 1;
    if (isMessage(text) && count === 3) held = text;
    else pass(text);
    if (isMessage(text) && count === 4) pass(held);
  };
}

const repeating = atThird((text, pass) => {
  pass(text);
  pass(text);
});

/** Each must be found: a checker that can't find them proves nothing by finding nothing. */
export const planted: readonly Planted[] = [
  { fault: { ...calm, name: 'dropped-frame', wire: atThird(() => undefined) }, kind: 'lost' },
  { fault: { ...calm, name: 'swapped-pair', wire: swapping }, kind: 'reordered' },
  { fault: { ...calm, name: 'repeated-frame', wire: repeating }, kind: 'doubled' },
  { fault: earlyAnswers, kind: 'lost' },
];
