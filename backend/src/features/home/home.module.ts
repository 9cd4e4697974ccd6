import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.ts';
import { InboxModule } from '../inbox/inbox.module.ts';
import { HomeController } from './home.controller.ts';
import { HomeService } from './home.service.ts';

@Module({ imports: [AccountsModule, InboxModule], controllers: [HomeController], providers: [HomeService] })
export class HomeModule {}
