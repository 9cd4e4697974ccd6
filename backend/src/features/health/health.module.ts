import { type DynamicModule, Module } from '@nestjs/common';
import { Health } from './health.ts';

/** Gives features the same `Health` as the probes. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest's modules are classes.
export class HealthModule {
  static of(health: Health): DynamicModule {
    return {
      module: HealthModule,
      global: true,
      providers: [{ provide: Health, useValue: health }],
      exports: [Health],
    };
  }
}
