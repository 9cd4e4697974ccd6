import { Module } from '@nestjs/common';
import { TransactionDetailsService } from './transaction-details.service.ts';
import { TransactionsController } from './transactions.controller.ts';
import { TransactionsService } from './transactions.service.ts';

@Module({
  controllers: [TransactionsController],
  providers: [TransactionsService, TransactionDetailsService],
  exports: [TransactionsService],
})
export class TransactionsModule {}
