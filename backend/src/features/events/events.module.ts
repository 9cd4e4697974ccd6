import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { findSessionAccess } from '../../platform/http/session-access.ts';
import type { Logging } from '../../platform/logging/logging.ts';
import { logging } from '../../platform/platform.module.ts';
import { EventHub } from './event-hub.ts';
import { EventsController } from './events.controller.ts';

@Module({
  controllers: [EventsController],
  providers: [
    {
      provide: EventHub,
      inject: [Database, logging],
      useFactory: (database: Database, { logger }: Logging) =>
        new EventHub({
          database,
          findAccess: findSessionAccess(database),
          onError: (error) => logger.warn({ err: error }, 'event streams'),
        }),
    },
  ],
})
export class EventsModule {}
