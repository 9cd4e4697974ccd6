import type { InputOf } from '@expenseai/contracts/route';
import {
  bulkTransactions,
  createTransaction,
  deleteTransaction,
  explainCategory,
  getTransaction,
  getTransactionHistory,
  listTransactions,
  summariseTransactions,
  updateTransaction,
} from '@expenseai/contracts/transactions';
import { Controller } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { TransactionDetailsService } from './transaction-details.service.ts';
import { TransactionsService } from './transactions.service.ts';

@Controller()
export class TransactionsController {
  constructor(
    private readonly transactions: TransactionsService,
    private readonly details: TransactionDetailsService,
  ) {}

  @Handle(listTransactions)
  list(@Caller() caller: Member, @Input() { query }: InputOf<typeof listTransactions>, @Reply() answer: Answer) {
    return this.transactions.list(caller, query, (etag) => answer.tag(etag));
  }

  @Handle(summariseTransactions)
  summarise(
    @Caller() caller: Member,
    @Input() { query }: InputOf<typeof summariseTransactions>,
    @Reply() answer: Answer,
  ) {
    return this.transactions.summarise(caller, query.q, (etag) => answer.tag(etag));
  }

  @Handle(createTransaction)
  async create(
    @Caller() caller: Member,
    @Input() { body }: InputOf<typeof createTransaction>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.transactions.create(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(bulkTransactions)
  async bulk(@Caller() caller: Member, @Input() { body }: InputOf<typeof bulkTransactions>, @Reply() answer: Answer) {
    const { result, operationId } = await this.transactions.bulk(caller, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(getTransaction)
  async get(@Caller() caller: Member, @Input() { params }: InputOf<typeof getTransaction>, @Reply() answer: Answer) {
    const transaction = await this.transactions.get(caller, params.transactionId);
    answer.tag(versionTag(transaction.version));
    return transaction;
  }

  @Handle(updateTransaction)
  async update(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateTransaction>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.transactions.update(caller, params.transactionId, body, answer.ifMatch);
    answer.operation(operationId);
    answer.tag(versionTag(result.version));
    return result;
  }

  @Handle(deleteTransaction)
  async delete(
    @Caller() caller: Member,
    @Input() { params }: InputOf<typeof deleteTransaction>,
    @Reply() answer: Answer,
  ) {
    const { operationId } = await this.transactions.delete(caller, params.transactionId, answer.ifMatch);
    answer.operation(operationId);
    return null;
  }

  @Handle(explainCategory)
  explain(@Caller() caller: Member, @Input() { params }: InputOf<typeof explainCategory>) {
    return this.details.explainCategory(caller, params.transactionId);
  }

  @Handle(getTransactionHistory)
  async history(@Caller() caller: Member, @Input() { params }: InputOf<typeof getTransactionHistory>) {
    return { items: await this.details.history(caller, params.transactionId) };
  }
}
