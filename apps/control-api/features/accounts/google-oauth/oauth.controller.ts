import { Body, Controller, Get, Post, Put, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Open } from '../../../platform/auth/access.decorator.js';
import { Actor } from '../../../platform/auth/actor.decorator.js';
import { ApiError } from '../../../platform/http/api-error.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import {
  type NewOauthClient,
  type OauthStart,
  type OauthStarted,
  oauthCallback,
  oauthClient,
  oauthStart,
  oauthStarted,
  oauthStartedExample,
} from './oauth.schemas.js';
import { OauthService } from './oauth.service.js';
import { pageFor } from './oauth-page.js';

@ApiTags('oauth')
@Controller('oauth/google')
export class OauthController {
  constructor(private readonly oauth: OauthService) {}

  @Put('client')
  @Operation({
    summary: 'Say which app of yours asks Google',
    description: 'Its id and secret, from the console of Google. They are sealed into the vault and never given out.',
    scope: 'admin',
    answer: z.object({ data: z.object({ kept: z.literal(true) }) }),
    example: { data: { kept: true } },
    errors: ['TOO_LARGE', 'NOT_JSON'],
  })
  async keepClient(@Body({ schema: oauthClient }) client: NewOauthClient): Promise<{ data: { kept: true } }> {
    await this.oauth.keepClient(client);
    return { data: { kept: true } };
  }

  @Post('start')
  @Operation({
    summary: 'Begin to connect a Google account, or to sign one in again',
    description:
      'Answers with the page on which its owner consents. Google then sends the browser to the callback, which connects the account. The page serves once, within ten minutes, as long as the key that began is in force.',
    scope: 'admin',
    answer: z.object({ data: oauthStarted }),
    example: { data: oauthStartedExample },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'OAUTH_CLIENT_MISSING', 'TOO_LARGE', 'NOT_JSON'],
  })
  async start(
    @Body({ schema: oauthStart }) begun: OauthStart,
    @Actor() caller: string,
  ): Promise<{ data: OauthStarted }> {
    return { data: await this.oauth.start(begun, caller) };
  }

  /** Where a browser comes back to, without a key: the state that it brings is what allows it. It answers with a page. */
  @Get('callback')
  @Open()
  @ApiExcludeEndpoint()
  async callback(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type('text/html; charset=utf-8');
    const sent = oauthCallback.safeParse(query);
    try {
      if (!sent.success) throw new ApiError('OAUTH_FAILED', 'This is not how Google leads back here. Start again.');
      return pageFor(`${await this.oauth.finish(sent.data)} is connected. You can close this page.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      void reply.status(error.status);
      return pageFor(error.message);
    }
  }
}
