import { fromMaven } from './maven.js';

/** Clients of Docker's API, and a project for each of them that uses an image of the registry. */
export const TOOLS = `
export DEBIAN_FRONTEND=noninteractive; apt-get -q update
apt-get -q install --yes --no-install-recommends docker-compose podman-compose python3-pip npm busybox-static default-jdk-headless`;

// Of all files in the order of their names: Testcontainers names the versions of what it needs.
const JARS = 'd646586891359036c20b315a36350d7b64709ba968f6908f8198b4f6ee565739';

/** As the user, before the job: Testcontainers from the registries of Python, Node.js and Java. */
export const TESTCONTAINERS = `
mkdir tools; cd tools
pip install --quiet --break-system-packages --target python testcontainers==4.15.0
npm install --silent --prefix node testcontainers@12.2.0
${fromMaven('../ca.crt', 'java', ['org.testcontainers testcontainers 2.0.5', 'org.slf4j slf4j-simple 1.7.36'])}
sha256sum java/*.jar > jars; echo '${JARS}  jars' | sha256sum --check --quiet || { cat jars; exit 1; }`;

/** Pushes the image $IMAGE with the docker command, and removes it, so that each tool pulls it from the registry. */
export const PROJECT = `
cp /bin/busybox .; mkdir -p www; echo served > www/index.html
printf 'FROM scratch\\nCOPY busybox /bin/busybox\\nCOPY www /www\\nENTRYPOINT ["/bin/busybox"]\\nCMD ["httpd","-f","-p","8080","-h","/www"]\\n' > Dockerfile
docker build --quiet --tag $IMAGE . > /dev/null; docker push --quiet $IMAGE > /dev/null; docker rmi $IMAGE > /dev/null
cat > compose.yaml <<'END'
services:
  web:
    image: \${IMAGE}
  client:
    image: \${IMAGE}
    depends_on: [web]
    entrypoint: ["/bin/busybox", "sh", "-c"]
    command: ["for i in 1 2 3 4 5 6 7 8 9; do busybox wget -q -O- http://web:8080/ && exit; busybox sleep 0.3; done; exit 1"]
END
cat > t.py <<'END'
import os
from urllib.request import urlopen
from testcontainers.core.container import DockerContainer
with DockerContainer(os.environ["IMAGE"]).with_exposed_ports(8080) as web:
    address = f"http://{web.get_container_host_ip()}:{web.get_exposed_port(8080)}/"
    for _ in range(50):
        try:
            print("python", urlopen(address).read().decode().strip())
            break
        except OSError:
            import time; time.sleep(0.1)
END
cat > node/t.cjs <<'END'
const { GenericContainer, Wait } = require('testcontainers');
(async () => {
  const web = await new GenericContainer(process.env.IMAGE)
    .withExposedPorts(8080).withWaitStrategy(Wait.forHttp('/', 8080)).start();
  const answer = await fetch('http://' + web.getHost() + ':' + web.getMappedPort(8080) + '/');
  console.log('node', (await answer.text()).trim());
  await web.stop();
})().catch((thrown) => { console.error(thrown); process.exit(1); });
END
cat > java/T.java <<'END'
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

class T {
  public static void main(String[] arguments) throws Exception {
    try (var web = new GenericContainer<>(System.getenv("IMAGE")).withExposedPorts(8080).waitingFor(Wait.forHttp("/"))) {
      web.start();
      var address = URI.create("http://" + web.getHost() + ":" + web.getMappedPort(8080) + "/");
      var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      System.out.println("java " + answer.body().strip());
    }
  }
}
END`;

/** Each prints its name and what the container served, and leaves the image. */
export const CLIENTS: Readonly<Record<string, string>> = {
  'docker compose':
    'docker compose up --quiet-pull --exit-code-from client client 2>&1; docker compose down --timeout 1 2>&1',
  'podman-compose': 'podman-compose up --abort-on-container-exit 2>&1; podman-compose down --timeout 1 2>&1',
  'Testcontainers for Python': 'PYTHONPATH=python python3 t.py 2>&1',
  'Testcontainers for Node.js': '$NODE node/t.cjs 2>&1',
  'Testcontainers for Java': "java -cp 'java/*' java/T.java 2>&1",
};
