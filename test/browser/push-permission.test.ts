import { describe, expect, it, vi } from 'vitest';

const request = vi.fn(async (_asked: unknown) => true);
vi.mock('wxt/browser', () => ({ browser: { permissions: { request } } }));

const { allowPushHosts } = await import('../../src/browser/push-permission');

describe('asking for the push vendors', () => {
  it('asks for all of them at once, with word of when the user leaves', async () => {
    expect(await allowPushHosts(['https://a.example/*', 'https://b.example/*'])).toBe(true);
    expect(request).toHaveBeenCalledWith({
      origins: ['https://a.example/*', 'https://b.example/*'],
      permissions: ['idle'],
    });
  });

  it('takes no for no, and a question that could not be put for no too', async () => {
    request.mockResolvedValueOnce(false);
    expect(await allowPushHosts(['https://a.example/*'])).toBe(false);
    request.mockRejectedValueOnce(new Error('This function must be called during a user gesture'));
    expect(await allowPushHosts(['https://a.example/*'])).toBe(false);
  });
});
