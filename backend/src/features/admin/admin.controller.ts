import { getHealth, listUsers, signOutUser } from '@expenseai/contracts/admin';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { AdminHealthService } from './admin-health.service.ts';
import { AdminUsersService } from './admin-users.service.ts';

/** What the operator of an installation sees; administrators only, and never what stands in a ledger. */
@Controller()
export class AdminController {
  constructor(
    private readonly users: AdminUsersService,
    private readonly health: AdminHealthService,
  ) {}

  @Handle(listUsers)
  listUsers(@Input() { query }: InputOf<typeof listUsers>) {
    return this.users.list(query);
  }

  @Handle(signOutUser)
  signOutUser(@Input() { params }: InputOf<typeof signOutUser>, @Caller() caller: Caller) {
    return this.users.signOut(caller.userId, params.userId);
  }

  @Handle(getHealth)
  getHealth() {
    return this.health.get();
  }
}
