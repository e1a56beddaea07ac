/** Why the camera could not be opened. */
type CameraTrouble = 'denied' | 'none' | 'busy';

export type CameraOpened =
  | { readonly ok: true; readonly stop: () => void }
  | { readonly ok: false; readonly trouble: CameraTrouble };

/** Shows the camera in `video`, preferably the back camera. Call it from a tap. */
export async function openCamera(video: HTMLVideoElement, devices: MediaDevices | undefined): Promise<CameraOpened> {
  if (!devices?.getUserMedia) return { ok: false, trouble: 'none' };
  let stream: MediaStream;
  try {
    const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
    stream = await devices.getUserMedia({ video: wanted, audio: false });
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  }
  video.srcObject = stream;
  video.playsInline = true;
  await video.play().catch(() => undefined);
  return {
    ok: true,
    stop: () => {
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    },
  };
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}
