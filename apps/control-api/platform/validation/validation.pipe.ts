import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ApiError } from '../http/api-error.js';

type Issues = Parameters<
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory'] & object
>[0];

/** Validates `@Param/@Query/@Body({ schema })`. Answers 400 with the first invalid field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: invalidInput });
}

/** The first issue as an error. */
export function invalidInput(issues: Issues): ApiError {
  const [issue] = issues;
  const path = (issue?.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  const unknown = unknownKey(issue);
  const field = [...path, ...(unknown === undefined ? [] : [unknown])].join('.') || 'body';
  const message = unknown === undefined ? (issue?.message ?? 'Invalid input') : 'There is no such field';
  return new ApiError('INVALID', `${message}.`.replace(/\.\.$/, '.'), { field });
}

/** zod reports an unknown key at the object that contains it. */
function unknownKey(issue: object | undefined): string | undefined {
  const [key]: unknown[] = issue && 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : [];
  return typeof key === 'string' ? key.slice(0, 100) : undefined;
}
