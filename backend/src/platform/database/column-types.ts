import type { ColumnType, JSONColumnType } from 'kysely';

/** Set by a default when left out, never null. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
/** bytea. */
export type Bytes = ColumnType<Buffer, Buffer, Buffer>;
export type Instant = ColumnType<Date, Date | string, Date | string>;
export type Json<T extends object> = JSONColumnType<T, string, string>;
export type NullableJson<T extends object> = ColumnType<T | null, string | null, string | null>;
export type DefaultedJson<T extends object> = ColumnType<T, string | undefined, string>;
