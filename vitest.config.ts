import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

const conditions = ['kith-source'];

export default defineConfig({
  plugins: [swc.vite({ module: { type: 'es6' } })],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: 'forks',
    execArgv: ['--disable-warning=TimeoutNegativeWarning'],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{apps,libs,test,deploy}/**/*.{unit,property}.spec.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{apps,libs,test,deploy}/**/*.{int,e2e}.spec.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
