import { streamEvents } from '@expenseai/contracts/operations';
import { Controller, type OnModuleDestroy, StreamableFile } from '@nestjs/common';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Reply } from '../../platform/http/handle.ts';
import { EventHub } from './event-hub.ts';

@Controller()
export class EventsController implements OnModuleDestroy {
  constructor(private readonly hub: EventHub) {}

  @Handle(streamEvents)
  open(@Caller() caller: Member, @Reply() answer: Answer) {
    answer.header('cache-control', 'no-store');
    // nginx would keep events back until its buffer is full.
    answer.header('x-accel-buffering', 'no');
    return new StreamableFile(this.hub.open(caller), { type: 'text/event-stream' });
  }

  /** Before the server waits for answers in progress, of which an open stream would be one for ever. */
  async onModuleDestroy(): Promise<void> {
    await this.hub.close();
  }
}
