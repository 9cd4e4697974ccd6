import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A user of the operating system that PostgreSQL runs as. */
export interface ClusterAccount {
  uid: number;
  gid: number;
}

/**
 * Who PostgreSQL must run as: undefined for this process's own user; when that is root, which PostgreSQL refuses,
 * the owner of the database folder, or `nobody` for a new one.
 */
export function clusterAccount(databaseDir: string): ClusterAccount | undefined {
  const ownUid = process.getuid?.();
  const folder = existsSync(databaseDir) ? statSync(databaseDir) : undefined;
  if (ownUid === 0) return folder && folder.uid !== 0 ? { uid: folder.uid, gid: folder.gid } : nobody();
  if (folder && ownUid !== undefined && folder.uid !== ownUid) {
    throw new Error(
      `The database in ${databaseDir} belongs to the user with id ${folder.uid}, and this is ${ownUid}. ` +
        'Start as that user or as root, or give the whole data folder to this user (chown -R).',
    );
  }
  return undefined;
}

/** Hands a folder with all it holds to the account, as after a backup was put back by root. */
export function giveFolder({ uid, gid }: ClusterAccount, folder: string): void {
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    lchownSync(join(folder, name), uid, gid);
  }
  // PostgreSQL refuses a folder that others may read, which a plain copy is.
  chmodSync(folder, 0o700);
}

/** Whether the account may do what `test` (1) asks of the path, for example `-x`. */
export function accountCan(account: ClusterAccount | undefined, flag: '-r' | '-w' | '-x', path: string): boolean {
  const result = spawnSync('/bin/sh', ['-c', 'test "$1" "$2"', 'sh', flag, path], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  if (result.error) throw new Error(`Cannot run a program as user ${account?.uid}`, { cause: result.error });
  return result.status === 0;
}

function nobody(): ClusterAccount {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined || Number(uid) === 0) {
    throw new Error('PostgreSQL does not run as root and this machine has no user "nobody": start as a normal user.');
  }
  return { uid: Number(uid), gid: Number(gid) };
}
