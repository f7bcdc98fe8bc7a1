import { startConnector } from '#connector-kit';
import type { RunningService, ServiceContext } from '#service-kit';
import type { FileConfig } from './file.config.js';
import { FileConnector } from './file.sync.js';
import { Uploads } from './uploads.js';

export const SERVICE_NAME = 'file-ingester';

export function startIngester(context: ServiceContext<FileConfig>): Promise<RunningService> {
  return startConnector(context, {
    name: SERVICE_NAME,
    open: async (database) => ({ connector: new FileConnector(new Uploads(database)) }),
  });
}
