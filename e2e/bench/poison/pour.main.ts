import Value from 'typebox/value';
import { answerQuestions } from '../harness/worker.ts';
import { Pour, pour } from './pour.ts';

// Whoever means harm, in a process of its own: what it costs the poisoner is not what it costs the service.
answerQuestions((question) => pour(Value.Parse(Pour, question)));
