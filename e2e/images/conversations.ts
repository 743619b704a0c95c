import type { Line } from './scene.ts';

/** The conversation that every picture shows. */
export const aboutSizes: readonly [Line, ...Line[]] = [
  ['visitor', 'Hi! I’m 1.78 m and between two sizes on the Fjord 3. Would you go for 54 or 56?', 14],
  ['team', 'Hello Jonas. With your height it mostly comes down to your legs. Do you know your inseam?', 12],
  ['visitor', '84 cm, measured against a book as your page says', 9],
  ['team', 'Then 56, with the shorter stem. You’d sit upright and still reach the ground at a light.', 7],
  ['team', 'One in 56 stands by the door, if you want to take it around the pier this week.', 7],
  ['visitor', 'Perfect, I’ll come by on Thursday after five', 2],
];

/** What else is in the list of rooms; `isRead`: the team has seen all of it. */
export const others: readonly (readonly [name: string, lines: readonly Line[], isRead: boolean])[] = [
  [
    'Priya Raman',
    [['visitor', 'Does the Tern E fit on a train rack? The motor side worries me a little.', 4]],
    false,
  ],
  [
    'Elif Aydın',
    [
      ['visitor', 'Is the mudguard set for the Skerry back in stock?', 31],
      ['team', 'Since this morning. Shall I put one aside for you?', 28],
      ['visitor', 'Yes please, in black', 18],
    ],
    false,
  ],
  ['Tomás Ferreira', [['visitor', 'My chain case rattles since the service on Tuesday', 26]], false],
  [
    'Hanna Virtanen',
    [
      ['visitor', 'Can I still change the colour of my order?', 95],
      ['team', 'Until Friday, yes. Which one would you like?', 80],
    ],
    true,
  ],
  [
    'Guillaume Petit',
    [
      ['visitor', 'What does shipping to Lyon cost?', 300],
      ['team', 'By rail it is €140, in the reusable box.', 290],
      ['visitor', 'Thank you, that is fair.', 288],
      ['team', 'Write when you know the frame, and we book it.', 280],
    ],
    true,
  ],
  [
    'Mei Tanaka',
    [
      ['visitor', 'Do you take old bikes in part exchange?', 1_500],
      ['team', 'Steel ones, gladly. Bring it by.', 1_470],
    ],
    true,
  ],
];
