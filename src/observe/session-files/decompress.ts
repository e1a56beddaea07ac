// `.jsonl.zst`: how the CLI keeps sessions that were idle for a week.

/** A stream of what was compressed with Zstandard. The decoder is loaded when the first such file is met. */
export async function decompressed(stream: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const { Decompress } = await import('fzstd');
  let decoder: InstanceType<typeof Decompress>;
  let ended = false;
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start: (controller) => {
        decoder = new Decompress((chunk, final) => {
          if (chunk && chunk.length > 0) controller.enqueue(chunk);
          ended ||= final === true;
        });
      },
      transform: (chunk) => decoder.push(chunk),
      // A file cut short throws here, and costs that file.
      flush: () => {
        if (!ended) decoder.push(new Uint8Array(0), true);
      },
    }),
  );
}
