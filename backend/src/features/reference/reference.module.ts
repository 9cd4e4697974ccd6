import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.ts';
import { CategoriesModule } from '../categories/categories.module.ts';
import { InboxModule } from '../inbox/inbox.module.ts';
import { ViewsModule } from '../views/views.module.ts';
import { ReferenceController } from './reference.controller.ts';
import { ReferenceService } from './reference.service.ts';

@Module({
  imports: [AccountsModule, CategoriesModule, ViewsModule, InboxModule],
  controllers: [ReferenceController],
  providers: [ReferenceService],
})
export class ReferenceModule {}
