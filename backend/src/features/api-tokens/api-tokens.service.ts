import { randomBytes } from 'node:crypto';
import type { InputOf } from '@expenseai/contracts/route';
import type { createToken } from '@expenseai/contracts/tokens';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Database } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { hashApiToken, tokenPrefix } from '../../platform/http/token-access.ts';
import { entry, type SecurityLog } from '../auth/security-log.ts';
import { type ApiTokenRow, deleteApiToken, insertApiToken, isMember, listApiTokens } from './api-tokens.repository.ts';

interface ApiTokensDependencies {
  database: Database;
  securityLog: SecurityLog;
  environment: string;
  now: () => Date;
}

const mostTokens = 50;
const day = 86_400_000;

/** Tokens by which a user's programs come in. */
@Injectable()
export class ApiTokensService {
  readonly #deps: ApiTokensDependencies;

  constructor(deps: ApiTokensDependencies) {
    this.#deps = deps;
  }

  async list(userId: string) {
    return (await listApiTokens(this.#deps.database.db, userId)).map(toApiToken);
  }

  /** The answer is the only place where the token itself stands. */
  async create(caller: Caller, body: InputOf<typeof createToken>['body']) {
    const { database, securityLog, environment, now } = this.#deps;
    const { name, scopes, ledgerId, expiresInDays } = body;
    if (ledgerId !== undefined && !(await isMember(database.db, caller.userId, ledgerId))) {
      throw new AppError('not-found', { detail: 'You have no such ledger.' });
    }
    if ((await listApiTokens(database.db, caller.userId)).length >= mostTokens) {
      throw new AppError('conflict', { detail: `You have ${mostTokens} tokens: revoke one that isn’t used any more.` });
    }
    const token = `${tokenPrefix}${randomBytes(32).toString('base64url')}`;
    const createdAt = now();
    const row: ApiTokenRow = {
      id: uuid(),
      userId: caller.userId,
      name,
      tokenHash: hashApiToken(token, environment),
      scopes,
      onlyLedgerId: ledgerId ?? null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + expiresInDays * day),
      lastUsedAt: null,
    };
    await securityLog.change(async (db, note) => {
      await insertApiToken(db, row);
      await note(entry('auth.token.create', caller.userId, caller, { tokenId: row.id, scopes }));
    });
    return { ...toApiToken(row), token };
  }

  async delete(caller: Caller, tokenId: string): Promise<void> {
    await this.#deps.securityLog.change(async (db, note) => {
      if (!(await deleteApiToken(db, caller.userId, tokenId))) throw new AppError('not-found');
      await note(entry('auth.token.revoke', caller.userId, caller, { tokenId }));
    });
  }
}

function toApiToken({ id, name, scopes, onlyLedgerId, createdAt, expiresAt, lastUsedAt }: ApiTokenRow) {
  return {
    id,
    name,
    scopes,
    ledgerId: onlyLedgerId,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
