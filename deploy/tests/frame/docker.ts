import { request } from 'node:http';

/** One request to the Docker daemon (Docker Engine API 1.41) on its socket. */
export function askDocker(
  socket: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: socket, method, path: `/v1.41${path}`, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body })).once('error', reject);
    });
    asked.once('error', reject).end();
  });
}

/** What the tests read of `docker inspect`. */
export interface Container {
  Id: string;
  Name: string;
  Image: string;
  RestartCount: number;
  State: { Status: string; ExitCode: number; Pid: number; Health?: { Status: string; Log: { Output: string }[] } };
  Config: { User: string; Image: string; Env: string[]; Labels: Record<string, string> };
  HostConfig: {
    ReadonlyRootfs: boolean;
    CapDrop: string[] | null;
    CapAdd: string[] | null;
    SecurityOpt: string[] | null;
    Memory: number;
    PidsLimit: number | null;
    LogConfig: { Type: string; Config: Record<string, string> };
    PortBindings: Record<string, { HostIp: string; HostPort: string }[]> | null;
    NetworkMode: string;
  };
  NetworkSettings: { Networks: Record<string, { IPAddress: string }> };
}
