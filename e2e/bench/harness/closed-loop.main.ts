import Value from 'typebox/value';
import { closedLoop, Load } from './closed-loop.ts';
import { answerQuestions } from './worker.ts';

// The load's own process, so that its work and the service's don't wait for each other.
answerQuestions((load) => closedLoop(Value.Parse(Load, load)));
