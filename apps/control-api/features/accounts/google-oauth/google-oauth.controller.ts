import { Body, Controller, Get, Post, Put, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Open } from '../../../platform/auth/access.decorator.js';
import { Actor } from '../../../platform/auth/actor.decorator.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { ApiError } from '../../../platform/http/api-error.js';
import { callbackPage } from './callback-page.js';
import {
  type NewOauthClient,
  type OauthStart,
  type OauthStarted,
  oauthCallback,
  oauthClient,
  oauthStart,
  oauthStarted,
  oauthStartedExample,
} from './google-oauth.schemas.js';
import { GoogleOauthService } from './google-oauth.service.js';

@ApiTags('oauth')
@Controller('oauth/google')
export class GoogleOauthController {
  constructor(private readonly oauth: GoogleOauthService) {}

  @Put('client')
  @Operation({
    summary: 'Set the OAuth client for Google',
    description: 'Its id and secret, from the console of Google. They are sealed in the vault and never returned.',
    scope: 'admin',
    answer: z.object({ data: z.object({ kept: z.literal(true) }) }),
    example: { data: { kept: true } },
    errors: ['DEMO_WORLD', 'TOO_LARGE', 'NOT_JSON'],
  })
  async storeClient(@Body({ schema: oauthClient }) client: NewOauthClient): Promise<{ data: { kept: true } }> {
    await this.oauth.storeClient(client);
    return { data: { kept: true } };
  }

  @Post('start')
  @Operation({
    summary: 'Start to connect a Google account, or to sign one in again',
    description:
      'Returns the page on which the owner consents. Google then redirects the browser to the callback, which connects the account. The page can be used once, within ten minutes, as long as the key of this call is valid.',
    scope: 'admin',
    answer: z.object({ data: oauthStarted }),
    example: { data: oauthStartedExample },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'OAUTH_CLIENT_MISSING', 'DEMO_WORLD', 'TOO_LARGE', 'NOT_JSON'],
  })
  async start(
    @Body({ schema: oauthStart }) body: OauthStart,
    @Actor() caller: string,
  ): Promise<{ data: OauthStarted }> {
    return { data: await this.oauth.start(body, caller) };
  }

  /** Google redirects the browser here. It has no key: the state authorises the call. */
  @Get('callback')
  @Open()
  @ApiExcludeEndpoint()
  async callback(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type('text/html; charset=utf-8');
    const callback = oauthCallback.safeParse(query);
    try {
      if (!callback.success) throw new ApiError('OAUTH_FAILED', 'This is not a redirect from Google. Start again.');
      return callbackPage(`${await this.oauth.finish(callback.data)} is connected. You can close this page.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      void reply.status(error.status);
      return callbackPage(error.message);
    }
  }
}
