import { Body, Controller, Delete, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Actor } from '../../../platform/auth/actor.decorator.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import type { ErrorCode } from '../../../platform/http/api-error.js';
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
    summary: 'Create a person without a source',
    description:
      'Creates a local contact. If it matches a known person, it is linked to that person like any other contact.',
    errors: body,
  })
  async create(@Body({ schema: newPerson }) person: NewPerson): Promise<Accepted> {
    return { data: await this.locals.create(person) };
  }

  @Patch(':id')
  @Operation({
    ...accepted,
    summary: 'Edit a card',
    description:
      'An edit overrides the values of the sources, also later ones, until `useSource` clears the override. An edit is made for a version of the card. If that is not the current version, the answer is 409 with the current card.',
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
    summary: 'Delete a person without a source',
    description:
      'A person with a contact in a connected account would return with the next sync: delete the contact there, or archive the person.',
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
