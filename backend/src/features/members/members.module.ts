import { Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { RateLimits } from '../../platform/http/rate-limits.ts';
import { Outbox } from '../../platform/mail/outbox.ts';
import { Operations } from '../../platform/operations/operate.ts';
import { type Clock, clock, config } from '../../platform/platform.module.ts';
import { InvitesController } from './invites.controller.ts';
import { InvitesService } from './invites.service.ts';
import { MembersController } from './members.controller.ts';
import { MembersService } from './members.service.ts';

@Module({
  controllers: [MembersController, InvitesController],
  providers: [
    MembersService,
    {
      provide: InvitesService,
      inject: [Database, Operations, Outbox, RateLimits, config, clock],
      useFactory: (
        database: Database,
        operations: Operations,
        outbox: Outbox,
        limits: RateLimits,
        { appUrl }: Config,
        now: Clock,
      ) => new InvitesService({ database, operations, outbox, limits, appUrl, now }),
    },
  ],
  exports: [InvitesService],
})
export class MembersModule {}
