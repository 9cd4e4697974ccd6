import type { InputOf, ResponseOf } from '@expenseai/contracts/route';
import { createToken, deleteToken, listTokens } from '@expenseai/contracts/tokens';
import { Controller } from '@nestjs/common';
import { Caller } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { ApiTokensService } from './api-tokens.service.ts';

@Controller()
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Handle(listTokens)
  async list(@Caller() caller: Caller): Promise<ResponseOf<typeof listTokens>> {
    return { items: await this.tokens.list(caller.userId) };
  }

  @Handle(createToken)
  create(
    @Input() { body }: InputOf<typeof createToken>,
    @Caller() caller: Caller,
  ): Promise<ResponseOf<typeof createToken>> {
    return this.tokens.create(caller, body);
  }

  @Handle(deleteToken)
  delete(@Input() { params }: InputOf<typeof deleteToken>, @Caller() caller: Caller): Promise<void> {
    return this.tokens.delete(caller, params.tokenId);
  }
}
