import Type, { type Static } from 'typebox';
import { errorCodes, type ErrorCode } from '../errors.ts';
import { oneOf, strict } from '../schema/pieces.ts';

const codes = Object.keys(errorCodes).filter((code): code is ErrorCode => code in errorCodes);

/** The body of every error answer (contract §2). Codes may add keys of their own beside these. */
export const ErrorEnvelope = strict({
  error: Type.Object({
    code: oneOf(codes),
    message: Type.String(),
    details: Type.Optional(Type.Array(strict({ path: Type.String(), message: Type.String() }))),
    request_id: Type.String(),
  }),
});
export type ErrorEnvelope = Static<typeof ErrorEnvelope>;
