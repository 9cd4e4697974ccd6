import { Module } from '@nestjs/common';
import { UndecidedLines } from '../imports/undecided-lines.ts';
import { InboxController } from './inbox.controller.ts';
import { InboxService } from './inbox.service.ts';

@Module({ controllers: [InboxController], providers: [InboxService, UndecidedLines], exports: [InboxService] })
export class InboxModule {}
