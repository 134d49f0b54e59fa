// Scales a photo down in the page. The browser turns it the right way up, and scales it while reading it, so that a large
// photo is never in memory at its full size.
const MOST_BYTES = 3e7;
const WIDTH = 720;
const HEIGHT = 960;

// The data address of a small JPEG, and the key of what the form then says about it.
export const photoOf = async (file) => {
  if (file.size > MOST_BYTES) return { word: "large" };
  try {
    const picture = await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: "medium" });
    const canvas = document.createElement("canvas");
    const scale = Math.min(1, HEIGHT / picture.height);
    canvas.width = picture.width * scale;
    canvas.height = picture.height * scale;
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const isMoving = /^GIF8|ANIM|acTL/.test(await file.slice(0, 99).text());
    return { address: canvas.toDataURL("image/jpeg", 0.85), word: isMoving ? "moving" : "" };
  } catch {
    return { word: "photo" };
  }
};
