import { getMaintenance, recordMaintenance, setMaintenanceMode } from '@expenseai/contracts/maintenance';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { MaintenanceService } from './maintenance.service.ts';

@Controller()
export class MaintenanceController {
  constructor(private readonly maintenance: MaintenanceService) {}

  @Handle(getMaintenance)
  get() {
    return this.maintenance.get();
  }

  @Handle(setMaintenanceMode)
  setMode(@Input() { body }: InputOf<typeof setMaintenanceMode>, @Caller() caller: Caller) {
    return this.maintenance.setMode(body.isOn, caller);
  }

  @Handle(recordMaintenance)
  record(@Input() { body }: InputOf<typeof recordMaintenance>, @Caller() caller: Caller) {
    return this.maintenance.record(body.task, caller.userId);
  }
}
