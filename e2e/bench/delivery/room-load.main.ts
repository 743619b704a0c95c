import Type from 'typebox';
import Value from 'typebox/value';
import { answerQuestions } from '../harness/worker.ts';
import { IrisRooms, openIrisLine } from './iris-line.ts';
import { Ledger } from './ledger.ts';
import type { Hear, Line } from './line.ts';
import { openPlainLine, PlainRoom } from './plain-line.ts';
import { RoomLoad, sendLoad } from './send-load.ts';
import { openSocketIoLine, SocketIoRooms } from './socket-io-line.ts';

// The clients' own process: it is told which rooms to enter, and then how much to say there.
const Question = Type.Union([
  Type.Object({ enter: Type.Union([IrisRooms, SocketIoRooms, PlainRoom]) }),
  Type.Object({ load: RoomLoad }),
]);

let talk: { line: Line; ledger: Ledger } | undefined;

answerQuestions(async (asked) => {
  const question = Value.Parse(Question, asked);
  if ('load' in question) {
    if (!talk) throw new Error('no room was entered');
    return sendLoad(talk.line, talk.ledger, question.load);
  }
  const { enter } = question;
  const hear: Hear = (room, member, index, seq) =>
    talk?.ledger.heard(room, member, index, performance.now(), seq);
  const line = await openLine(enter, hear);
  talk = { line, ledger: new Ledger(line) };
  return undefined;
});

function openLine(rooms: IrisRooms | SocketIoRooms | PlainRoom, hear: Hear): Promise<Line> {
  switch (rooms.kind) {
    case 'iris':
      return openIrisLine(rooms, hear);
    case 'socket.io':
      return openSocketIoLine(rooms, hear);
    case 'plain':
      return openPlainLine(rooms, hear);
  }
}
