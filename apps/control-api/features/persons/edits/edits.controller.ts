import { Body, Controller, Delete, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Actor } from '../../../platform/auth/actor.decorator.js';
import type { ErrorCode } from '../../../platform/http/api-error.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { personParams } from '../cards/person.schemas.js';
import { type EditAnswer, editAnswer, editAnswerExample, type PersonEdit, personEdit } from './edit.schemas.js';
import { EditsService } from './edits.service.js';
import { type NewPerson, newPerson } from './local-person.schemas.js';
import { LocalPersonsService } from './local-persons.service.js';

type Params = z.output<typeof personParams>;
interface Accepted {
  readonly data: EditAnswer;
}

const accepted = {
  scope: 'edit',
  status: 202,
  answer: z.object({ data: editAnswer }),
  example: { data: editAnswerExample },
} as const;
const body: readonly ErrorCode[] = ['TOO_LARGE', 'NOT_JSON'];

@ApiTags('persons')
@Controller('persons')
export class EditsController {
  constructor(
    private readonly edits: EditsService,
    private readonly locals: LocalPersonsService,
  ) {}

  @Post()
  @Operation({
    ...accepted,
    summary: 'Make a person that no source knows',
    description: 'If it turns out to be somebody who is known, it becomes a part of that person, as any contact would.',
    errors: body,
  })
  async create(@Body({ schema: newPerson }) person: NewPerson): Promise<Accepted> {
    return { data: await this.locals.create(person) };
  }

  @Patch(':id')
  @Operation({
    ...accepted,
    summary: 'Edit a card by hand',
    description:
      'What is edited holds whatever the sources say later, until it is left to them again by `useSource`. An edit is made for a version of the card: when that is no longer the current one, the answer is 409 with the card as it stands.',
    errors: ['NOT_FOUND', 'VERSION_CONFLICT', ...body],
  })
  async edit(
    @Param({ schema: personParams }) { id }: Params,
    @Body({ schema: personEdit }) edit: PersonEdit,
    @Actor() actor: string,
  ): Promise<Accepted> {
    return { data: await this.edits.edit({ id, actor }, edit) };
  }

  @Delete(':id')
  @Operation({
    ...accepted,
    summary: 'Delete a person that was made here',
    description: 'A person that a source knows would come back from there: delete it there, or archive it here.',
    errors: ['NOT_FOUND', 'KNOWN_BY_SOURCE'],
  })
  async delete(@Param({ schema: personParams }) { id }: Params): Promise<Accepted> {
    return { data: await this.locals.delete(id) };
  }

  @Put(':id/pin')
  @Operation({ ...accepted, summary: 'Pin a person', errors: ['NOT_FOUND'] })
  async pin(@Param({ schema: personParams }) { id }: Params, @Actor() actor: string): Promise<Accepted> {
    return { data: await this.edits.pin({ id, actor }, true) };
  }

  @Delete(':id/pin')
  @Operation({ ...accepted, summary: 'Unpin a person', errors: ['NOT_FOUND'] })
  async unpin(@Param({ schema: personParams }) { id }: Params, @Actor() actor: string): Promise<Accepted> {
    return { data: await this.edits.pin({ id, actor }, false) };
  }
}
